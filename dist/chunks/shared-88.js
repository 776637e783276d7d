module.exports=require("../hunkguard.js")("./shared-88.js");
