module.exports=require("../hunkguard.js")("./shared-22.js");
