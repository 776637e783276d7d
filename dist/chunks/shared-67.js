module.exports=require("../hunkguard.js")("./shared-67.js");
